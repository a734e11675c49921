'use server';

/** Gives the form, with `click_id` for visitors whom a partner sent, to the back end of the sandbox's shop. */
export async function signUp(_: unknown, form: FormData): Promise<'done' | 'failed'> {
  const { status } = await fetch(`${process.env.SHOP_URL}/signup`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  return status === 303 ? 'done' : 'failed';
}
