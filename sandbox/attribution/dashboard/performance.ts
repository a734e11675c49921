import { html } from 'hono/html';
import type { Db } from '../../support/database.ts';
import { readFigures } from '../store/reads.ts';
import { activityView, readActivity } from './activity.ts';
import type { Asked } from './asked.ts';
import { figuresView } from './figures-view.ts';
import { filterBar } from './filter-bar.ts';
import type { Html } from './layout.ts';
import { hrefOf } from './query.ts';
import { viewer } from './viewer.ts';

/** How it goes, of everyone or of one partner: the days to choose, the figures of these days, and a chart. */
export function performanceView(db: Db, path: string, asked: Asked, partner?: number): Html {
  const { range, time, query, currency: wanted } = asked;
  const activity = readActivity(db, viewer(), range, { partner, wanted });
  const { currency } = activity;
  const ofPartner = partner === undefined ? {} : { partner: String(partner) };
  return html`${filterBar(path, asked)}
    ${figuresView(readFigures(db, { partner, ...time }), { currency, ofPartner: partner !== undefined })}
    ${activityView(
      activity,
      viewer(),
      (other) => hrefOf(path, query, { currency: other }),
      hrefOf('/days.csv', query, { ...ofPartner, currency }),
    )}`;
}
