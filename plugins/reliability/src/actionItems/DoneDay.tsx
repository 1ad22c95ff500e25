import { DateTimeText } from '@afterword/plugin-reliability-react';

/** The day on which something was done; with the year when it is not this one. */
export function DoneDay({ at }: { readonly at: string }) {
  const isThisYear = at.startsWith(`${new Date().getFullYear()}-`);
  return <DateTimeText at={at} detail={isThisYear ? 'date' : 'dateWithYear'} />;
}
