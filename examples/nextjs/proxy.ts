import { type NextRequest, NextResponse } from 'next/server';

export const config = { matcher: '/s/v1/clicks' };

/** Keeps the cookies back from the first-party proxy: see `rewrites` in next.config.ts. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  return NextResponse.next({ request: { headers } });
}
