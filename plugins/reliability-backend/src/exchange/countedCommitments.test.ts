import {
  actionItemReadPermission,
  RESOURCE_TYPE_ACTION_ITEM,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { onCondition } from '../__testUtils__/aPolicy';
import { Caller } from '../__testUtils__/aPortal';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { recordSender } from './__testUtils__/recordSender';
import { anIncident, people } from '../postmortems/__testUtils__/writers';

eachDatabase(
  'Commitments that a published postmortem counts',
  (databases, databaseId) => {
    const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
    let key: string;
    const { owner, outsider } = people(portal);
    beforeAll(async () => {
      const [report] = await recordSender(portal)([
        {
          type: 'postmortem',
          source: 'wiki',
          externalId: 'one',
          title: 'What we learned',
          status: 'published',
        },
      ]);
      key = String(report.key);
      const incident = await anIncident(owner(), { visibility: 'restricted' });
      for (const over of [{}, { incident: incident.key, type: 'detect' }]) {
        await owner()
          .post('/action-items', { title: 'Idea', postmortem: key, ...over })
          .expect(201);
      }
    });

    /** How many ideas it has, as every way to read it says. */
    const ideas = async (who: Caller) => {
      const [whole, list, csv] = await Promise.all([
        who.get(`/postmortems/${key}`).expect(200),
        who.get('/postmortems').expect(200),
        who.get('/postmortems.csv').expect(200),
      ]);
      const [names, cells] = csv.text
        .trim()
        .split('\n')
        .map(line => line.trim().split(','));
      return [
        whole.body.commitments.candidates,
        list.body.items[0].commitments.candidates,
        Number(cells[names.indexOf('candidates')]),
      ];
    };

    it('are those that its reader may see', async () => {
      expect(await ideas(owner())).toEqual([2, 2, 2]);
      expect(await ideas(outsider())).toEqual([1, 1, 1]);
    });

    it('are those that a policy leaves', async () => {
      policy.set({
        [actionItemReadPermission.name]: onCondition(
          RESOURCE_TYPE_ACTION_ITEM,
          'HAS_KIND',
          ['detect'],
        ),
      });
      expect(await ideas(owner())).toEqual([1, 1, 1]);
      expect(await ideas(outsider())).toEqual([0, 0, 0]);
    });

    it('are none for whoever may see no action item', async () => {
      policy.set({
        [actionItemReadPermission.name]: { result: AuthorizeResult.DENY },
      });
      expect(await ideas(owner())).toEqual([0, 0, 0]);
    });
  },
);
