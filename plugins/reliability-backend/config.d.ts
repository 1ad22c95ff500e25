export interface Config {
  reliability?: {
    incidents?: {
      /** Sources in the order in which they are believed about a time point, when several speak of one incident. */
      sourcePrecedence?: string[];
    };
    intake?: {
      /** Deliveries that may wait to be read before further ones are refused with 503. Default 2000. */
      maxWaiting?: number;
      /** Days after which processed deliveries are forgotten. Default 90. */
      retentionDays?: number;
    };
  };
}
