import Link from 'next/link';

export function Navigation({ base }: { base: '/script' | '/npm' }) {
  return (
    <nav aria-label="Main">
      <Link href={base}>Fernleaf</Link>
      <Link href={`${base}/pricing`}>Pricing</Link>
      <Link href={`${base}/join`}>Tasting list</Link>
    </nav>
  );
}
