import { ReactNode } from 'react';
import ReactMarkdown, { Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import '../theme/tokens.css';
import { reliabilityReactTranslationRef } from '../words/translation';
import { safeUrl } from './safeUrl';
import styles from './Markdown.module.css';

/** Props of {@link Markdown}. @public */
export interface MarkdownProps {
  /** What people wrote. Nothing in it is trusted. */
  readonly children: string;
  /**
   * The level that a first-level heading in the text takes on the page.
   *
   * @defaultValue 3
   */
  readonly headingLevel?: 2 | 3 | 4;
}

const REMARK = [remarkGfm];
const REHYPE = [rehypeSanitize];

function Anchor({
  href,
  children,
}: {
  readonly href?: string;
  readonly children?: ReactNode;
}) {
  return href ? (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  );
}

function Picture({
  src,
  alt,
}: {
  readonly src?: string | Blob;
  readonly alt?: string;
}) {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  return (
    <Anchor href={typeof src === 'string' ? src : undefined}>
      {alt ? t('markdown.image', { alt }) : t('markdown.imageWithoutText')}
    </Anchor>
  );
}

/** A wide table scrolls by itself, and so has to be reachable by keyboard. */
const KEYBOARD_SCROLLER = { tabIndex: 0, role: 'group' } as const;

function Scrolling({ children }: { readonly children?: ReactNode }) {
  return (
    <div className={styles.scroll} {...KEYBOARD_SCROLLER}>
      <table>{children}</table>
    </div>
  );
}

const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

function componentsFor(headingLevel: 2 | 3 | 4): Components {
  const heading = (level: number) =>
    HEADINGS[Math.min(headingLevel + level, 6) - 2];
  return {
    a: Anchor,
    img: Picture,
    table: Scrolling,
    h1: heading(0),
    h2: heading(1),
    h3: heading(2),
    h4: heading(3),
    h5: heading(4),
    h6: heading(5),
  };
}

const COMPONENTS = {
  2: componentsFor(2),
  3: componentsFor(3),
  4: componentsFor(4),
} as const;

/**
 * Text that people wrote, in GitHub's flavour of Markdown.
 *
 * HTML is dropped, links lead to `http(s):` and `mailto:` only, and pictures
 * become links to themselves: reading a page must not call on a stranger's
 * server.
 *
 * @public
 */
export function Markdown({ children, headingLevel = 3 }: MarkdownProps) {
  return (
    <div className={styles.prose}>
      <ReactMarkdown
        remarkPlugins={REMARK}
        rehypePlugins={REHYPE}
        urlTransform={safeUrl}
        components={COMPONENTS[headingLevel]}
      >
        {children}
      </ReactMarkdown>
    </div>
  );
}
