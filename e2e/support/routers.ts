/** How a router of the page takes a visitor who scrolls at most to an address with a referral. */
export const ROUTERS = {
  'history.pushState()': (ref: string) => `history.pushState(null, '', '/offer?ref=${ref}')`,
  'history.replaceState()': (ref: string) => `history.replaceState(null, '', '/offer?ref=${ref}')`,
  'the fragment': (ref: string) => `location.hash = '#/offer?ref=${ref}'`,
};

/** The view that it shows there. */
export const SHOW = `; document.querySelector('main').innerHTML = '<h1 style="height: 5000px">Offer</h1>'`;
