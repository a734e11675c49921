import Link from 'next/link';

export default function Page() {
  return (
    <main>
      <h1>Thank you</h1>
      <p>Your order is in. The kettle can wait five more minutes.</p>
      <p>
        <Link href="/">Back to the shop</Link>
      </p>
    </main>
  );
}
