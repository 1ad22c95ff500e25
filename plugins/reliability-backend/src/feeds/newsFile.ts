import {
  Milestone,
  PublishedLearning,
} from '@afterword/plugin-reliability-common';
import { Feed as News } from 'feed';
import { Portal } from '../platform/http/portalPages';
import { sayable } from './sayable';

/** Before anything was there. */
const NEVER = new Date(0);

/** Something to be told. */
interface Piece {
  /** What it is known by for good. */
  readonly id: string;
  /** Where it is shown. */
  readonly page: string;
  readonly title: string;
  /** ISO 8601. */
  readonly at: string;
  /** HTML. */
  readonly content?: string;
  readonly category?: string;
}

/**
 * Pieces of news as readers of news take them (RFC 4287), the latest first. What people wrote is shown as they wrote it, and is no markup.
 *
 * @param page - where all of it is shown
 */
export function newsFile(
  title: string,
  page: string,
  pieces: readonly Piece[],
): string {
  const [latest] = pieces;
  const news = new News({
    id: page,
    link: page,
    title,
    copyright: '',
    generator: 'Afterword',
    updated: latest === undefined ? NEVER : new Date(latest.at),
  });
  for (const piece of pieces) {
    news.addItem({
      id: piece.id,
      link: piece.page,
      // A title is HTML, too.
      title: shownAsIs(piece.title),
      date: new Date(piece.at),
      content: piece.content,
      category:
        piece.category === undefined
          ? []
          : [{ name: piece.category, term: piece.category }],
    });
  }
  return sayable(withWrittenCategories(news.atom1()));
}

/** The one sign that nobody writes as XML needs it: `<` in an attribute. What people wrote has none elsewhere, so no other line is like one of these. */
function withWrittenCategories(file: string): string {
  return file.replace(/(?<=<category ).*(?=\/>)/g, attributes =>
    attributes.replaceAll('<', '&lt;'),
  );
}

/** A learning as a piece of news. */
export function learningNews(
  learning: PublishedLearning,
  portal: Portal,
): Piece {
  const { key, statement, publishedAt, failureMode } = learning;
  const page = portal.pageOf(`learnings/${key}`);
  return {
    id: page,
    page,
    title: statement,
    at: publishedAt,
    content: contentOf(learning),
    category: failureMode ?? undefined,
  };
}

/** A milestone as a piece of news, in the words of whoever found it. */
export function milestoneNews(
  { id, text, reachedAt }: Milestone,
  portal: Portal,
): Piece {
  const page = portal.pageOf('practice');
  return {
    id: `${page}#milestone-${id}`,
    page,
    title: text ?? '',
    at: reachedAt,
  };
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
