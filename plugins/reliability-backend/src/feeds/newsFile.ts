import { Page, PublishedLearning } from '@afterword/plugin-reliability-common';
import { Feed as News } from 'feed';
import { nameOf, Portal } from './calendarFile';

/** Before anything was published. */
const NEVER = new Date(0);

/** Learnings as readers of news take them (RFC 4287), what was published last first. Nobody is named. */
export function newsFile(
  scope: string,
  { items }: Page<PublishedLearning>,
  portal: Portal,
): string {
  const link = portal.pageOf('learnings');
  const [latest] = items;
  const news = new News({
    id: link,
    link,
    title: `Learnings: ${nameOf(scope)}`,
    description: 'What teams learned from incidents',
    copyright: '',
    generator: 'Afterword',
    updated: latest === undefined ? NEVER : new Date(latest.publishedAt),
  });
  for (const learning of items) {
    const page = portal.pageOf(`learnings/${learning.key}`);
    news.addItem({
      id: page,
      link: page,
      // A title is HTML, too.
      title: shownAsIs(learning.statement),
      date: new Date(learning.publishedAt),
      content: contentOf(learning),
      category:
        learning.failureMode === null ? [] : [{ name: learning.failureMode }],
    });
  }
  return news.atom1();
}

/** What was written, as HTML that shows just that. */
function contentOf(learning: PublishedLearning): string {
  const { postmortem, appliesTo, helped, didNotHelp } = learning;
  return Object.entries({
    'Learned in': `${postmortem.key}, ${postmortem.title}`,
    'Applies to': appliesTo,
    'What helped': helped,
    'What did not': didNotHelp,
  })
    .filter(([, text]) => text.trim() !== '')
    .map(([title, text]) => `<p><b>${title}:</b> ${shownAsIs(text)}</p>`)
    .join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

function shownAsIs(text: string): string {
  return text.replace(/[&<>]/g, sign => entities[sign]);
}
