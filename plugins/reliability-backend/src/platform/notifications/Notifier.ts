import { isPersonRef, pagesPath } from '@afterword/plugin-reliability-common';
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
  /** Which of the pages it leads to: `/reviews/RR-3`. */
  readonly link: string;
  /** What it is about: a later notice about the same takes the place of the one before. */
  readonly scope: string;
}

/**
 * Tells people through the portal's notifications.
 *
 * A portal need not have them. Where this back end does not run them, "not found" means that nobody does, be it the answer, or what discovery
 * says of where they are: the log says it once, and notices pass. Whatever else goes wrong is a failure, for as long as whoever tells goes
 * on trying: what does not answer may run in another back end that is away for a day.
 */
export class Notifier {
  private readonly pages: string;
  private saidAbsent = false;

  constructor(
    private readonly options: {
      readonly notifications: NotificationService;
      /** Whether this very back end runs notifications. */
      readonly runsNotifications: () => Promise<boolean>;
      readonly logger: LoggerService;
      /** Says where the pages are in the portal. */
      readonly config: Parameters<typeof pagesPath>[0];
    },
  ) {
    this.pages = pagesPath(options.config);
  }

  /** @throws Error when it cannot be told now */
  async tell({ to, except, scope, link, ...said }: Notice): Promise<void> {
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
          link: `${this.pages}${link}`,
          topic: 'reliability',
          scope: `reliability:${scope}`,
          severity: 'normal',
        },
      });
    } catch (error) {
      if (!(await this.isAbsent(error))) throw error;
      if (!this.saidAbsent) {
        this.options.logger.info(
          'This portal has no notifications: nobody is told there what waits for them',
        );
      }
      this.saidAbsent = true;
    }
  }

  private async isAbsent(error: unknown): Promise<boolean> {
    if (await this.options.runsNotifications()) return false;
    // What went wrong comes as a text within another.
    return /\bstatus 404\b|\bNotFoundError\b/.test(String(error));
  }
}
