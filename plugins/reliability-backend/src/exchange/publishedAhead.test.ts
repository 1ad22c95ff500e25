import { PostmortemSummary } from '@afterword/plugin-reliability-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { recordSender } from './__testUtils__/recordSender';

const HOUR = 3_600_000;
const ahead = (hours: number) =>
  new Date(Date.now() + hours * HOUR).toISOString();

eachDatabase(
  'A postmortem that is told to be published in the future',
  (databases, databaseId) => {
    const { portal } = aPortalUnderPolicy(databases, databaseId);
    const owner = () => portal().as('user:default/owner');
    const send = recordSender(portal);
    const record = (externalId: string, over: object = {}) => ({
      type: 'postmortem',
      source: 'wiki',
      externalId,
      title: `Why ${externalId}`,
      status: 'published',
      ...over,
    });
    const refused = {
      result: 'failed',
      errors: [
        { field: 'publishedAt', message: { code: 'moreThanADayAhead' } },
      ],
    };
    const titles = async () => {
      const { body } = await owner().get('/postmortems').expect(200);
      return body.items.map(({ title }: PostmortemSummary) => title);
    };

    it('is not taken, and the others of its file are; by a day a clock may be wrong', async () => {
      const far = { publishedAt: ahead(25) };
      const [wrong, right, again] = await send([
        record('far', far),
        record('near', { publishedAt: ahead(23) }),
        record('far', { ...far, status: 'draft' }),
      ]);
      expect(wrong).toMatchObject(refused);
      expect(right).toMatchObject({ result: 'created', warnings: [] });
      // Of a draft it is not taken, and so not judged.
      expect(again).toMatchObject({ result: 'created' });
      expect((await titles()).sort()).toEqual(['Why far', 'Why near']);
    });

    it('is not changed so by a service either, and stays as it was', async () => {
      const at = { publishedAt: '2026-03-01T10:00:00Z' };
      const [{ key }] = await send([record('kept', at)]);
      const [report] = await send(
        [record('kept', { title: 'Another', publishedAt: ahead(48) })],
        { as: portal().asService() },
      );
      expect(report).toMatchObject(refused);
      const { body } = await owner().get(`/postmortems/${key}`).expect(200);
      expect(body).toMatchObject({ title: 'Why kept', ...at });
      const [person] = await send([
        record('kept', { title: 'Theirs', publishedAt: ahead(48) }),
      ]);
      expect(person).toMatchObject({
        result: 'updated',
        warnings: [{ message: { code: 'publishedAtStays' } }],
      });
    });
  },
);
