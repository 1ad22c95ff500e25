import {
  incidentReadPermission,
  postmortemReadPermission,
  postmortemUpdatePermission,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import {
  Authorizer,
  ConditionTransformer,
  Decision,
  demanded,
} from '../platform/access/Authorizer';
import { RequestContext } from '../platform/http/RequestContext';
import { PostmortemReader } from './PostmortemStore';

/** What a policy leaves whoever asks. */
export interface Rights {
  /** The caller, and which postmortems the operation may be about. */
  readonly reader: PostmortemReader;
  readonly update: Decision<ReliabilityQuery>;
  /** Which incidents may be shown beside a postmortem. */
  readonly incidents: Decision<ReliabilityQuery>;
}

/** Asks about postmortems and the incidents beside them, in one round trip a request. */
export class PostmortemPolicies {
  constructor(
    private readonly authorizer: Authorizer,
    private readonly transforms: {
      readonly postmortems: ConditionTransformer<ReliabilityQuery>;
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
    },
  ) {}

  /** @throws NotAllowedError when nothing may be read */
  async reading(context: RequestContext): Promise<Rights> {
    const [read, update, incidents] = await this.decide(context);
    return {
      reader: {
        principal: context.principal,
        criteria: demanded(read, postmortemReadPermission),
        incidents,
      },
      update,
      incidents,
    };
  }

  /** @throws NotAllowedError when nothing may be read, or nothing changed */
  async changing(context: RequestContext): Promise<Rights> {
    const rights = await this.reading(context);
    demanded(rights.update, postmortemUpdatePermission);
    return rights;
  }

  /** For whoever has just created one: they may read it, whatever of others they may read. */
  async creating(context: RequestContext): Promise<Rights> {
    const [, update, incidents] = await this.decide(context);
    return { reader: { principal: context.principal }, update, incidents };
  }

  private decide(
    context: RequestContext,
  ): Promise<Decision<ReliabilityQuery>[]> {
    const transform = this.transforms.postmortems;
    return this.authorizer.decide(context, [
      { permission: postmortemReadPermission, transform },
      { permission: postmortemUpdatePermission, transform },
      {
        permission: incidentReadPermission,
        transform: this.transforms.incidents,
      },
    ]);
  }
}
