import {
  ChangeLinkInput,
  ChangeLinks,
  fromKey,
  idInKey,
  MAX_CHANGE_LINKS,
} from '@afterword/plugin-reliability-common';
import { ConflictError } from '@backstage/errors';
import { inTransaction } from '../platform/database/inTransaction';
import { FieldError, orStale, VersionMoved } from '../platform/http/httpErrors';
import {
  actorOf,
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { stays } from './changeGates';
import { ChangeFinder } from './ChangeFinder';
import { ChangeLinkStore, LinkedKind } from './ChangeLinkStore';
import { ChangeReading } from './ChangeReading';
import { ChangeSight } from './ChangeSight';
import { ChangeWriter } from './ChangeWriter';
import { LinkReading } from './LinkReading';

/** Takes what people and services say of what belongs to a change. */
export class LinkAnswering {
  constructor(
    private readonly platform: Platform,
    private readonly links: ChangeLinkStore,
    private readonly writer: ChangeWriter,
    private readonly reading: ChangeReading,
    private readonly finder: ChangeFinder,
    private readonly linkReading: LinkReading,
    private readonly sight: ChangeSight,
  ) {}

  async answer(
    context: RequestContext,
    key: string,
    linked: string,
    { state }: ChangeLinkInput,
  ): Promise<ChangeLinks> {
    const { clock, database, outbox } = this.platform;
    const rights = await this.finder.rightsToChange(context, key);
    const kind: LinkedKind =
      idInKey('deployment', linked) === undefined ? 'incident' : 'deployment';
    const id = fromKey(linked);
    const sees = await (kind === 'deployment'
      ? this.sight.ofDeployments(context)
      : this.sight.ofIncidents(context));
    await orStale(
      key,
      () =>
        inTransaction(database, async tx => {
          const change = await this.finder.findToChange(tx, rights, key);
          if (change.version !== requiredVersion(context)) {
            throw new VersionMoved();
          }
          if (change.status === 'cancelled') throw stays(change);
          // Also of what somebody else linked: what they may not see is not there for them.
          if (!(await sees(tx, [id])).has(id)) {
            throw new FieldError('params.linked', 'does not exist');
          }
          const said = await this.links.of(tx, change.id);
          const before =
            said.find(each => each.kind === kind && each.id === id)?.state ??
            'unsaid';
          if (before === state) return;
          const actor = actorOf(context.principal);
          if (state === 'unsaid') {
            await this.links.remove(tx, change.id, { kind, id });
          } else {
            if (before === 'unsaid' && said.length >= MAX_CHANGE_LINKS) {
              throw new ConflictError(
                `Of at most ${MAX_CHANGE_LINKS} deployments and incidents it is said whether they belong to a change`,
              );
            }
            await this.links.put(
              tx,
              change.id,
              { kind, id, state },
              { by: actor, at: clock() },
            );
          }
          await this.writer.answered(
            tx,
            change,
            { [kind]: [linked, linked], link: [before, state] },
            { actor, action: 'linked' },
          );
        }),
      () => this.reading.get(context, key),
    );
    outbox.announce();
    return this.linkReading.get(context, key);
  }
}
