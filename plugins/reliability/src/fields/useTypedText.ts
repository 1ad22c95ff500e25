import { useEffect, useState } from 'react';

/**
 * What stands in a control whose value is only sometimes complete: while a year
 * is typed, `0002` must stay where it is, and means nothing yet.
 *
 * @param shown - what the control shows for the value that is chosen
 * @param isMeant - whether a text means that value
 */
export function useTypedText(
  shown: string,
  isMeant: (text: string) => boolean,
): [string, (text: string) => void] {
  const [text, setText] = useState(shown);
  // A value that came from elsewhere takes the place of what was typed.
  const differs = !isMeant(text);
  useEffect(() => {
    if (differs) setText(shown);
  }, [differs, shown]);
  return [text, setText];
}
