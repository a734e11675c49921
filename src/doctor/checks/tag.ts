import { fail, pass, type Question, warn } from '../check.ts';
import { plainUrl } from '../plain-url.ts';

export const opens: Question = {
  id: 'page',
  title: 'The page opens',
  judge: ({ opening: { status = 0, error }, view }) => {
    if (error) return fail('SG84', `The browser says ${error}.`);
    if (status >= 400) return fail('SG84', `The server has answered ${status}.`);
    if (!view) return fail('SG84', 'It lets nobody look: its own code may be busy without end.');
    return pass(`${plainUrl(view.address)} has answered${status ? ` ${status}` : ''}.`);
  },
};

export const tag: Question = {
  id: 'tag',
  title: 'The tag is on the page',
  judge: ({ view, opening }) => {
    const [first, second] = view?.tags ?? [];
    if (!first && view?.published === 'snippet') return pass('No tag, but init of the npm package.');
    if (!first) {
      return fail('SG81', 'Where it comes only after consent, nobody has consented here.');
    }
    if (second) return warn('SG04', 'The tag is there more than once.');
    const place = opening.hasTag ? 'in the HTML of the page' : 'put there by other code of the page';
    return pass(`${first.src ? plainUrl(first.src) : 'A tag without an address'}, ${place}.`);
  },
};
