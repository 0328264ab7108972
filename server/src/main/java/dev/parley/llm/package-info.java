/**
 * Language models: the {@link dev.parley.llm.LanguageModel} port, and beside it the adapter for
 * servers that speak OpenAI's chat completions. It knows nothing of what it is asked for.
 */
@NullMarked
package dev.parley.llm;

import org.jspecify.annotations.NullMarked;
