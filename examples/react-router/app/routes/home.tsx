export default function Home() {
  return (
    <>
      <h1>Tea for people who ship</h1>
      <a href={`http://${import.meta.env.VITE_PAYMENT_LINK_HOST}/test_book`}>Buy the handbook</a>
    </>
  );
}
