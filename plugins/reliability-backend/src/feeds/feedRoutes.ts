import { feedsContract } from '@afterword/plugin-reliability-common';
import { Handlers } from '../platform/http/ContractRouter';
import { FeedEditing } from './FeedEditing';

/** Binds the operations of feeds. */
export function feedRoutes(
  editing: FeedEditing,
): Handlers<typeof feedsContract> {
  return {
    listFeeds: ({ context, query }) => editing.list(context, query),
    createFeed: ({ context, body }) => editing.create(context, body),
    revokeFeed: ({ context, params }) => editing.revoke(context, params.id),
  };
}
