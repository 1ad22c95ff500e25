import { Caller } from './aPortal';

const CHECKOUT = 'component:default/checkout-api';
const LONG_AGO = '2026-01-06T14:00:00Z';
const weekly = {
  repeats: 'weekly',
  first: '2026-01-06',
  time: '14:00',
  zone: 'Europe/Berlin',
};

/** Two of each kind of thing that has a key, and a review that is live. */
export async function somethingOfEach(owner: Caller): Promise<void> {
  for (const title of ['One', 'Two']) {
    await owner
      .post('/incidents', {
        title,
        entities: [{ ref: CHECKOUT }],
      })
      .expect(201);
  }
  for (const title of ['One', 'Two']) {
    await owner
      .post('/postmortems', { title, incidents: ['INC-1'] })
      .expect(201);
    await owner
      .post('/action-items', { title, postmortem: 'PM-1' })
      .expect(201);
    await owner
      .post('/deployments', { entity: CHECKOUT, finished: LONG_AGO })
      .expect(201);
    await owner
      .post('/changes', { title, entities: [CHECKOUT], plannedFor: LONG_AGO })
      .expect(201);
    await owner
      .post('/changes/CHG-1/failure-modes', { text: title })
      .expect(201);
    await owner
      .post('/reviews', { title, scope: CHECKOUT, rhythm: weekly, length: 50 })
      .expect(201);
    await owner.post('/reviews/RR-1/decisions', { text: title }).expect(201);
    await owner
      .post('/postmortems/PM-1/learnings', { statement: title })
      .expect(201);
  }
  await owner
    .post('/reviews/RR-1/transitions', { to: 'live' })
    .set('If-Match', '"1"')
    .expect(200);
}
