const host = process.env.NEXT_PUBLIC_PAYMENT_LINK_HOST;

export const paymentLinks = { book: `http://${host}/test_book`, pro: `http://${host}/test_pro` } as const;
