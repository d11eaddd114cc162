declare module 'virtual:plover' {
  import type { EventStatus, IncidentShape, QuadClass } from '../../src/server/shapes/index.js';

  const words: {
    readonly categories: readonly {
      readonly name: NonNullable<IncidentShape['category']>;
      readonly quad: QuadClass;
      readonly scale: number;
      readonly definition: string;
      readonly modes: readonly {
        readonly name: string;
        readonly scale: number;
        readonly definition: string;
      }[];
      /** What somebody did, without and with somebody it was done to: "conferred", "conferred with". */
      readonly alone: string;
      readonly toward: string;
      /** The same of what has not happened, or not yet: "confer", "confer with". */
      readonly toDo: { readonly alone: string; readonly toward: string };
    }[];
    readonly statuses: readonly { readonly name: EventStatus; readonly definition: string }[];
  };
  export default words;
}
