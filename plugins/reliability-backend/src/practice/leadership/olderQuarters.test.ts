import { aPortalUnderPolicy } from '../../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { reviewing } from '../../reviews/__testUtils__/reviewing';

const LATER = 51;

eachDatabase(
  'A report of an older quarter for leadership',
  (databases, databaseId) => {
    const { portal } = aPortalUnderPolicy(databases, databaseId);
    const { decide, get, held, owner, planned } = reviewing(portal);

    it('asks for what its reviews left undecided, however many there were since', async () => {
      await portal().refreshCatalog();
      const { key } = await planned({ scope: 'organisation' });
      await decide(key, 'Who owns the queue?').expect(201);
      await held(await get(key));
      const reviews = () => portal().database('review');
      const quarter = {
        starts_at: Date.parse('2026-02-03T13:00:00Z'),
        ended_at: Date.parse('2026-02-03T14:00:00Z'),
      };
      const [row] = await reviews().where('id', 1).select();
      await reviews().where('id', 1).update(quarter);
      const { id: _, ...fields } = row;
      // A year of weekly ones, of which none decided anything.
      for (let week = 1; week <= LATER; week += 1) {
        await reviews().insert({
          ...fields,
          starts_at: quarter.starts_at + week * 604_800_000,
          ended_at: quarter.ended_at + week * 604_800_000,
        });
      }
      const { body } = await owner()
        .get('/practice/leadership-report?quarter=2026-Q1')
        .expect(200);
      expect(body.decisions.undecided.items).toMatchObject([
        { key, text: 'Who owns the queue?' },
      ]);
    });
  },
);
