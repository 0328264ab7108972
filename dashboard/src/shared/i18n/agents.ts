import words from './agents.json';
import { addWords } from './index';

addWords(words);
