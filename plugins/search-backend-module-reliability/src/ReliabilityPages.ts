import {
  learningsContract,
  postmortemsContract,
  type OperationResponse,
} from '@afterword/plugin-reliability-common';
import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';

const lists = [
  postmortemsContract.listPostmortemTexts,
  learningsContract.listLearnings,
] as const;
type List = (typeof lists)[number];
type ItemOf<TList extends List> = OperationResponse<TList>['items'][number];

/** Documents that are asked for at once: whole texts, which together stay a few megabytes. */
const AT_ONCE = 50;

/** Reads lists of Afterword page by page, as this back end itself, to which nothing confidential is there. */
export class ReliabilityPages {
  constructor(
    private readonly services: {
      readonly auth: AuthService;
      readonly discovery: DiscoveryService;
    },
  ) {}

  /**
   * @param filters - of the list, as its address has them
   * @throws ResponseError when a page cannot be read: what is not whole must not take the place of an index that was
   */
  async *all<TList extends List>(
    list: TList,
    filters: Readonly<Record<string, string>> = {},
  ): AsyncGenerator<ItemOf<TList>, void> {
    let cursor: string | undefined;
    do {
      const { items, page } = await this.page(list, {
        ...filters,
        ...(cursor !== undefined && { cursor }),
      });
      yield* items;
      cursor = page.next;
    } while (cursor !== undefined);
  }

  private async page<TList extends List>(
    list: TList,
    asked: Readonly<Record<string, string>>,
  ): Promise<OperationResponse<TList>> {
    const { auth, discovery } = this.services;
    // Asked for anew, since a long index may outlive a token.
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'reliability',
    });
    const base = await discovery.getBaseUrl('reliability');
    const query = new URLSearchParams({ limit: String(AT_ONCE), ...asked });
    const response = await fetch(`${base}${list.path}?${query}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return list.response.parse(
      await response.json(),
    ) as OperationResponse<TList>;
  }
}
