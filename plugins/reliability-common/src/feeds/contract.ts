import { z } from 'zod';
import { operation, pageOf, pageQuery, queryFlag } from '../contract';
import { feed, feedInput } from './model';

/** Operations on feeds. What a feed says is read at its address under `/feeds`, without a session of the portal. @public */
export const feedsContract = {
  listFeeds: operation({
    id: 'listFeeds',
    method: 'get',
    path: '/feed-addresses',
    summary:
      'The caller’s feeds, latest first; or everybody’s, for who administers them',
    query: z.object({ ...pageQuery, everybody: queryFlag.optional() }).strict(),
    response: pageOf(feed),
  }),
  createFeed: operation({
    id: 'createFeed',
    method: 'post',
    path: '/feed-addresses',
    summary: 'Makes a feed; one that is there already is answered',
    body: feedInput,
    idempotent: true,
    response: feed,
    status: 201,
  }),
  revokeFeed: operation({
    id: 'revokeFeed',
    method: 'delete',
    path: '/feed-addresses/{id}',
    summary: 'Revokes a feed: its address is gone for good',
    params: z.object({
      id: z.coerce.number().int().min(1).max(2_147_483_647),
    }),
    response: z.undefined(),
    status: 204,
  }),
} as const;
