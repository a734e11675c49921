import { fail } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';

export const actions = {
  default: async ({ request, fetch }) => {
    // Has the field `click_id` for visitors whom a partner sent.
    const body = await request.formData();
    const { status } = await fetch(`${env.SHOP_URL}/signup`, { method: 'POST', body, redirect: 'manual' });
    return status === 303 ? { isDone: true } : fail(502);
  },
};
