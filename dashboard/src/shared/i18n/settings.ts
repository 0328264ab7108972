import { addWords } from './index';
import words from './settings.json';

addWords(words);
