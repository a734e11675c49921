/** What a visitor clicks: a page of the shop with the partner's token, other parameters kept. */
export function trackingUrl(shop: string, { path, ref }: { path: string; ref: string }): string {
  const url = new URL(path, shop);
  url.searchParams.set('ref', ref);
  return url.href;
}

/** True for a path on the shop's own origin, such as `/pricing`. `//other.example` names another origin. */
export function isShopPath(path: string): boolean {
  const shop = 'http://shop.invalid';
  return path.startsWith('/') && URL.canParse(path, shop) && new URL(path, shop).origin === shop;
}

/** A free referral token made of a partner's name: `Ada Example` becomes `ada-example`, or `ada-example-2`. */
export function suggestRef(name: string, isTaken: (ref: string) => boolean): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const base =
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 48) || 'partner';
  let ref = base;
  for (let n = 2; isTaken(ref); n += 1) ref = `${base}-${n}`;
  return ref;
}
