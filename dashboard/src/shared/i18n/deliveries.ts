import words from './deliveries.json';
import { addWords } from './index';

addWords(words);
