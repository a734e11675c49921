import type { ReactNode } from 'react';
import { Navigation } from '../../components/navigation.tsx';
import { Selgeo } from '../../components/selgeo.tsx';

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <>
      <Selgeo />
      <Navigation base="/npm" />
      <main>{children}</main>
    </>
  );
}
