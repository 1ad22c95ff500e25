import { isPersonRef } from '@afterword/plugin-reliability-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';

/** What somebody is told. */
export interface Notice {
  /** A person, or a group whose members are told. */
  readonly to: string;
  /** Who is not told, though of the group; what is no person is passed over. */
  readonly except: readonly (string | null)[];
  readonly title: string;
  readonly description: string;
  readonly link: string;
  /** What it is about: a later notice about the same takes the place of the one before. */
  readonly scope: string;
}

/** Without an answer for this long, notifications that this back end does not run itself are taken to be nowhere. */
const GIVE_UP_AFTER_MS = 10 * 60_000;

/**
 * Tells people through the portal's notifications.
 *
 * A portal need not have them. When this back end runs them, a failure is a failure and is tried again. When it does not, "not found"
 * means that nobody does, and so does silence over {@link GIVE_UP_AFTER_MS}: the log says it once, and notices pass.
 */
export class Notifier {
  private saidAbsent = false;

  constructor(
    private readonly options: {
      readonly notifications: NotificationService;
      /** Whether this very back end runs notifications. */
      readonly runsNotifications: () => Promise<boolean>;
      readonly clock: () => number;
      readonly logger: LoggerService;
    },
  ) {}

  /** @param since - when it came up, in UTC milliseconds */
  async tell(
    { to, except, scope, ...said }: Notice,
    since: number,
  ): Promise<void> {
    // The portal would tell the owners of anything else, whom nobody named.
    if (!isPersonRef(to)) return;
    const excluded = except.flatMap(ref =>
      ref?.startsWith('user:') ? ref : [],
    );
    try {
      await this.options.notifications.send({
        recipients: {
          type: 'entity',
          entityRef: [to],
          ...(excluded.length > 0 && { excludeEntityRef: excluded }),
        },
        payload: {
          ...said,
          topic: 'reliability',
          scope: `reliability:${scope}`,
          severity: 'normal',
        },
      });
    } catch (error) {
      if (!(await this.isAbsent(error, since))) throw error;
      if (!this.saidAbsent) {
        this.options.logger.info(
          'This portal has no notifications: nobody is told there what waits for them',
        );
      }
      this.saidAbsent = true;
    }
  }

  private async isAbsent(error: unknown, since: number): Promise<boolean> {
    if (await this.options.runsNotifications()) return false;
    const text = String(error);
    return (
      /\bstatus 404\b/.test(text) ||
      (/fetch failed|ECONNREFUSED|ENOTFOUND/.test(text) &&
        this.options.clock() - since > GIVE_UP_AFTER_MS)
    );
  }
}
