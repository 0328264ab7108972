package dev.parley.nlu;

import java.nio.FloatBuffer;

/**
 * What the encoder read of a question with its labels, to be looked at with each reply.
 *
 * @param left keys and values, layer by layer, of {@code tokens} tokens
 * @param labels states of {@code labelTokens} tokens
 * @param means the weight of each of these tokens in each label, label by label
 * @param count of labels, that of none included
 */
record QuestionState(
    FloatBuffer left,
    int tokens,
    FloatBuffer labels,
    int labelTokens,
    FloatBuffer means,
    int count) {}
