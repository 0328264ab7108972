/**
 * Language models: the {@link dev.parley.llm.LanguageModel} port, and beside it the adapters for
 * what servers speak, and the accounts of what is asked. It knows nothing of what it is asked for.
 */
@NullMarked
package dev.parley.llm;

import org.jspecify.annotations.NullMarked;
