export function Join() {
  return (
    <>
      <h1>Join the tasting list</h1>
      {/* The snippet adds the hidden input `click_id` for visitors whom a partner sent. */}
      <form data-selgeo="" method="post" action="/signup">
        <label>
          Name <input name="name" autoComplete="name" required />
        </label>
        <label>
          Email <input name="email" type="email" autoComplete="email" required />
        </label>
        <p>
          <button className="button" type="submit">
            Send me a sample
          </button>
        </p>
      </form>
    </>
  );
}
