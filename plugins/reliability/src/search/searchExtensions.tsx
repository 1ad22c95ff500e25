import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { ReliabilityIcon } from '../shell/ReliabilityIcon';
import { searchMessages } from './messages';

const types = ['reliability-postmortem', 'reliability-learning'];

/** Results of the portal's search that are postmortems or learnings. */
const searchResultItem = SearchResultListItemBlueprint.make({
  params: {
    predicate: ({ type }) => types.includes(type),
    component: async () => {
      const [{ Provided }, { SearchResultItem }] = await Promise.all([
        import('../shell/Provided'),
        import('./SearchResultItem'),
      ]);
      return props => (
        <Provided>
          <SearchResultItem {...props} />
        </Provided>
      );
    },
  },
});

/** The portal asks for the names of its filters before it has a language: they are English, as those of other plugins are. */
const postmortemType = SearchFilterResultTypeBlueprint.make({
  name: 'postmortem',
  params: {
    value: 'reliability-postmortem',
    name: searchMessages.postmortems,
    icon: <ReliabilityIcon />,
  },
});

const learningType = SearchFilterResultTypeBlueprint.make({
  name: 'learning',
  params: {
    value: 'reliability-learning',
    name: searchMessages.learnings,
    icon: <ReliabilityIcon />,
  },
});

/** What the plugin adds to the portal's search. */
export const searchExtensions = [
  searchResultItem,
  postmortemType,
  learningType,
];
