import { LearningApplication } from '@afterword/plugin-reliability-common';
import { aPortalUnderPolicy } from '../../__testUtils__/aPortalUnderPolicy';
import { Caller } from '../../__testUtils__/aPortal';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  CHECKOUT,
  INDEXER,
  people,
} from '../../postmortems/__testUtils__/writers';
import { asking } from './__testUtils__/asking';

eachDatabase(
  'The list of what waits for an answer',
  (databases, databaseId) => {
    const { portal } = aPortalUnderPolicy(databases, databaseId);
    const { owner, outsider, newcomer } = people(portal);
    const { ask, answer, learned } = asking(portal);

    beforeAll(async () => {
      await portal().refreshCatalog();
      await learned('Jitter', 'Budgets', 'Caches');
    });
    beforeEach(() => portal().database('learning_application').delete());

    const pageOf = async (caller: Caller, query: string) => {
      const { body } = await caller
        .get(`/learnings/asks?scope=organisation&${query}`)
        .expect(200);
      return body as {
        items: LearningApplication[];
        page: { next?: string; total?: number };
      };
    };
    const said = ({ learning, entity }: LearningApplication) =>
      `${learning.statement} ${entity.ref.split('/')[1]}`;
    /** All pages of so many, one after the other. */
    const pagesOf = async (limit: number) => {
      const pages: string[][] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const { items, page } = await pageOf(
          outsider(),
          `limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        pages.push(items.map(said));
        cursor = page.next;
      }
      return pages;
    };

    it('has questions about one learning together, where the first of them waits, across pages', async () => {
      await ask('Budgets', CHECKOUT, { asked_at: 1_000 });
      await ask('Jitter', INDEXER, { asked_at: 2_000 });
      await ask('Caches', INDEXER, { asked_at: 2_000 });
      await ask('Jitter', CHECKOUT, { asked_at: 3_000 });
      await ask('Budgets', INDEXER, { asked_at: 4_000 });
      const inOrder = [
        'Budgets checkout-api',
        'Budgets search-indexer',
        'Jitter search-indexer',
        'Jitter checkout-api',
        'Caches search-indexer',
      ];
      for (const limit of [1, 2, 3, 5]) {
        const pages = await pagesOf(limit);
        expect(pages.flat()).toEqual(inOrder);
        expect(pages).toHaveLength(Math.ceil(inOrder.length / limit));
      }
    });

    it('loses nothing where the first question about a learning is answered between two pages', async () => {
      await ask('Budgets', CHECKOUT, { asked_at: 1_000 });
      await ask('Jitter', CHECKOUT, { asked_at: 2_000 });
      await ask('Budgets', INDEXER, { asked_at: 3_000 });
      const first = await pageOf(outsider(), 'limit=1');
      await answer(outsider(), first.items[0], {
        state: 'doesNotApply',
        note: 'It runs at night',
      }).expect(200);
      const rest = await pageOf(outsider(), `cursor=${first.page.next}`);
      expect(rest.items.map(said)).toEqual([
        'Jitter checkout-api',
        'Budgets search-indexer',
      ]);
    });

    it('can be narrowed to entities that the reader or their groups own', async () => {
      await ask('Jitter', CHECKOUT);
      await ask('Jitter', INDEXER);
      const mine = async (caller: Caller) => {
        const { items, page } = await pageOf(caller, 'owner=me&count=true');
        expect(page.total).toBe(items.length);
        return items.map(({ entity }) => entity.ref);
      };
      expect(await mine(owner())).toEqual([CHECKOUT]);
      expect(await mine(outsider())).toEqual([INDEXER]);
      expect(await mine(newcomer())).toEqual([]);
      expect(await mine(portal().asService())).toEqual([]);
      await outsider()
        .get(
          '/learnings/asks?scope=organisation&owner=group:default/search-team',
        )
        .expect(400);
    });
  },
);
