import Link from 'next/link';

export default function Page() {
  return (
    <main>
      <h1>One shop, installed in two ways</h1>
      <ul>
        <li>
          <Link href="/script">The tag, by Next’s script component</Link>
        </li>
        <li>
          <Link href="/npm">The package, imported</Link>
        </li>
      </ul>
    </main>
  );
}
