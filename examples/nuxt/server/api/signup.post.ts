export default defineEventHandler(async (event) => {
  const body = await readFormData(event);
  const { status } = await fetch(`${process.env.SHOP_URL}/signup`, {
    method: 'POST',
    body,
    redirect: 'manual',
  });
  if (status !== 303) throw createError({ statusCode: 502 });
  return null;
});
