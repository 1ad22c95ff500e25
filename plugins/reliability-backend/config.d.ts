import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  reliability?: {
    /** Where the pages of Afterword are in the portal, as links in notifications, feeds, search and templates lead to them; `/reliability` unless told. */
    path?: string;
    permissions?: {
      /**
       * Seconds for which what a person may read is remembered, instead of asking the permission framework at every request. Default 5;
       * 0 asks every time. What a person may do is never remembered.
       */
      rememberReadsSeconds?: number;
    };
    incidents?: {
      /** Sources in the order in which they are believed about a time point, when several speak of one incident. */
      sourcePrecedence?: string[];
    };
    deployments?: {
      /** Rules that propose which deployment an incident came of. They only propose: a person or a source confirms. */
      proposalRules?: {
        /** The last successful production deployment of an affected entity that finished before the incident began. */
        lastSuccessfulBefore?: {
          /** Default true. */
          enabled?: boolean;
          /** Hours before the incident in which it must have finished. Default 24, at most 744. */
          withinHours?: number;
        };
      };
    };
    learnings?: {
      /**
       * Days after which it is asked again whether a learning is still true: since it was published, or somebody said last that it is. Default
       * 180, at most 3650.
       */
      revisitDays?: number;
      /** Who should hear a learning: docs/learnings.md. */
      matching?: {
        /** How much each kind of evidence counts; 0 leaves it out. */
        weights?: {
          /** It depends on where it happened. Default 3. */
          upstream?: number;
          /** The same through one other entity. Default 1.5. */
          upstreamTwo?: number;
          /** It depends on the same things. Default 3. */
          sharedDependency?: number;
          /** It is part of the same system or domain. Default 0.5. */
          sameWhole?: number;
          /** It has a tag that the learning speaks of. Default 3. */
          named?: number;
          /** It has tags of the origin. Default 2. */
          technology?: number;
          /** It had incidents of the same failure mode. Default 3. */
          failureMode?: number;
          /** A published learning of its own is close in words. Default 3. */
          similarText?: number;
        };
        /** The least score with which somebody is asked. Default 1. */
        leastScore?: number;
        /** Most entities that are found for one learning. Default 50. */
        most?: number;
        /**
         * Most of those whom likeness alone would ask (`technology` and `sameWhole`); those that are equally alike are asked together or not at
         * all. Default 5; 0 asks nobody for that alone.
         */
        mostByLikeness?: number;
      };
      asks?: {
        /** Most questions that wait for one team; the next is asked when one is answered. Default 5; 0 asks nobody. */
        perTeam?: number;
      };
    };
    milestones?: {
      /** When what was reached is looked for. Every hour unless told, from two minutes after the start. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    feeds?: {
      /**
       * What signs the addresses of feeds; another one makes all of them invalid. Without it a key is made and kept in the database.
       *
       * @visibility secret
       */
      signingKey?: string;
    };
    charter?: {
      /**
       * Whether a postmortem is published only once its facilitator has acknowledged the charter (`required`), that or with a reason
       * (`overridable`), its page says so (`advised`, the default), or none of it (`off`). Nobody is asked before a charter is adopted.
       */
      gate?: 'required' | 'overridable' | 'advised' | 'off';
    };
    /**
     * How postmortems are gone about, by what they are about: the first that fits one of a postmortem's incidents. Where none does, and for gates of
     * which it says nothing, all are `required` but the charter's. One without `kinds` and `severities` fits any postmortem, and is the last.
     */
    processes?: Array<{
      /** What people call it; each has its own. */
      name: string;
      /** Kinds of incidents, one at least; any unless told. */
      kinds?: Array<'incident' | 'nearMiss' | 'drill' | 'maintenance'>;
      /** Severities of incidents, one at least; any unless told. */
      severities?: Array<'sev1' | 'sev2' | 'sev3' | 'sev4' | 'sev5'>;
      /** How strict gates are before publishing, by their id. */
      gates?: {
        [gate: string]: 'required' | 'overridable' | 'advised' | 'off';
      };
    }>;
    metrics?: {
      /** How much of an hour of impact counts as down in availability and downtime: each more than 0 and at most 1. */
      impactWeights?: {
        /** Default 1. */
        major?: number;
        /** Default 0.3; not more than `major`. */
        partial?: number;
      };
    };
    intake?: {
      /** Deliveries that may wait to be read before further ones are refused with 503. Default 2000. */
      maxWaiting?: number;
      /**
       * Days after which processed deliveries are forgotten, and what sources told of when something held and no longer does: told of it
       * again later, they make a new incident of it. Default 90.
       */
      retentionDays?: number;
      /**
       * Days after which deliveries that could not be read, or not wholly, are forgotten, and events that somebody could not be told of.
       * Default 365.
       */
      givenUpRetentionDays?: number;
    };
  };
}
