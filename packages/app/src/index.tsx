import '@backstage/cli/asset-types';
import '@backstage/ui/css/styles.css';
import ReactDOM from 'react-dom/client';
import { createPortalApp } from './App';

const container = document.getElementById('root');
if (!container) {
  throw new Error('The page has no element with the id "root" to draw into');
}
ReactDOM.createRoot(container).render(createPortalApp().createRoot());
