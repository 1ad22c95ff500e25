/** Configuration of the demo portal itself. */
export interface Config {
  /** The demo organisation and its sign-in; leave out for a portal of your own. */
  demo?: {
    /**
     * Fills the catalog with Larkfield Market, an invented online shop, and an
     * empty portal with two years of its incidents, postmortems and action items.
     * @visibility backend
     */
    organisation?: boolean;

    /**
     * Whether the portal is filled with what happened to that shop; false leaves it empty. Default true.
     * @visibility backend
     */
    history?: boolean;

    /**
     * Lets people sign in as one of six roles without any password, and lists
     * these roles at `/api/demo/personas`. Needs `auth.providers.demo`.
     * @visibility frontend
     */
    personas?: boolean;

    /**
     * The demo sign-in, and the demo's token for alerts, stop the back end when
     * NODE_ENV is `production`. This allows them all the same, for a portal that
     * holds nothing but demo data.
     * @visibility backend
     */
    dangerouslyAllowOutsideDevelopment?: boolean;
  };

  auth?: {
    providers?: {
      /**
       * Gives the demo sign-in its route. It has no settings of its own.
       * @visibility frontend
       */
      demo?: { [key: string]: never };
    };
  };
}
