import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { recordSender } from './__testUtils__/recordSender';
import { threeRecords } from './__testUtils__/threeThings';

const KIM = 'user:default/kim';
const CHECKOUT = 'component:default/checkout-api';

eachDatabase(
  'A field of a record that refers to something',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
    });
    const send = recordSender(() => portal);
    const about = { source: 'acme-status', externalId: 'one' };
    const paths = {
      incident: 'incidents',
      postmortem: 'postmortems',
      item: 'action-items',
    } as const;
    type What = keyof typeof paths;

    const fields: [What, string, unknown, unknown][] = [
      ['incident', 'entities', [{ ref: CHECKOUT }], []],
      ['postmortem', 'incidents', [about], []],
      ['postmortem', 'participants', [KIM], []],
      ['postmortem', 'reviewers', [KIM], []],
      ['postmortem', 'facilitator', KIM, null],
      ['item', 'postmortem', about, null],
      ['item', 'incident', about, null],
      ['item', 'entity', CHECKOUT, null],
      ['item', 'owner', KIM, null],
      ['item', 'assignee', KIM, null],
    ];
    it.each(fields)(
      'of the %s, %s, keeps what it says where it is left out, and nothing where it is empty',
      async (what, field, given, none) => {
        const { incident, ...rest } = threeRecords('one');
        await send([
          { ...incident, externalId: 'one' },
          { ...rest.postmortem, status: 'published' },
        ]);
        const externalId = `${what}-${field}`;
        const all: Record<What, object> = threeRecords('one');
        const whole = { ...all[what], externalId };
        const { [field]: _, ...without } = whole as Record<string, unknown>;
        const now = async (record: object) => {
          const [{ key, errors }] = await send([record]);
          expect(errors).toEqual([]);
          const { body } = await portal
            .as('user:default/owner')
            .get(`/${paths[what]}/${key}`)
            .expect(200);
          return body[field];
        };
        const named = await now({ ...without, [field]: given });
        expect(named).not.toEqual(none);
        expect(await now({ ...without, title: 'Left out' })).toEqual(named);
        for (const empty of Array.isArray(given) ? [null, []] : [null]) {
          await now({ ...without, title: 'Named', [field]: given });
          expect(
            await now({ ...without, title: 'Emptied', [field]: empty }),
          ).toEqual(none);
        }
      },
    );
  },
);
