import { Form } from 'react-router';
import type { Route } from './+types/join.ts';

export async function action({ request }: Route.ActionArgs) {
  // Has the field `click_id` for visitors whom a partner sent.
  const body = await request.formData();
  const { status } = await fetch(`${process.env.SHOP_URL}/signup`, {
    method: 'POST',
    body,
    redirect: 'manual',
  });
  return { isDone: status === 303 };
}

export default function Join({ actionData }: Route.ComponentProps) {
  if (actionData?.isDone) return <h1>You’re on the list</h1>;
  return (
    <>
      <h1>Join the tasting list</h1>
      <Form data-selgeo="" method="post">
        <label>
          Name <input name="name" required />
        </label>
        <label>
          Email <input name="email" type="email" required />
        </label>
        <button type="submit">Send me a sample</button>
      </Form>
    </>
  );
}
