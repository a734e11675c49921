import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Faults } from '../faults/faults.ts';
import { presets, readFault } from './fault-form.ts';
import { faultPage } from './fault-page.ts';
import { emptyForm } from './forms.ts';
import type { Page } from './layout.ts';
import { formValues } from './requests.ts';

type Show = (c: Context, page: Page, status?: 200 | 422) => Response | Promise<Response>;

/** The panel of faults and its forms. Each form leads back to the panel. */
export function createFaultPages(faults: Faults, show: Show, ownFormsOnly: MiddlewareHandler): Hono {
  const back = (c: Context) => c.redirect('/faults', 303);
  return new Hono()
    .use('/faults/*', ownFormsOnly)
    .get('/faults', (c) => show(c, faultPage(faults.list(), emptyForm)))
    .post('/faults', async (c) => {
      const outcome = readFault(await formValues(c));
      if ('form' in outcome) return show(c, faultPage(faults.list(), outcome.form), 422);
      faults.add(outcome.fault);
      return back(c);
    })
    .post('/faults/presets', async (c) => {
      const wanted = (await formValues(c)).preset;
      const preset = presets.find(({ name }) => name === wanted);
      if (!preset) return c.notFound();
      faults.add(preset.fault);
      return back(c);
    })
    .post('/faults/clear', (c) => {
      faults.clear();
      return back(c);
    })
    .post('/faults/:id/remove', (c) => {
      faults.remove(Number(c.req.param('id')));
      return back(c);
    });
}
