export interface Config {
  reliability?: {
    alertmanager?: {
      /**
       * Bearer tokens that deliveries may carry; several, so that one can be replaced without a gap. Without any, deliveries are off.
       * @deepVisibility secret
       */
      tokens?: string[];
      /** Labels that name the entity; the first that an alert has wins. A bare name is a component in the default namespace. */
      entityLabels?: string[];
      /** Value of the label `severity` → `sev1` to `sev5`. */
      severities?: { [value: string]: string };
      /** Labels that are kept as dimensions of the incident: at most 20, and each begins with a letter. */
      dimensionLabels?: string[];
    };
  };
}
