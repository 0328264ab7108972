package dev.parley.turn;

import java.time.Duration;

/**
 * How long the callee may go on with a turn that was taken for over.
 *
 * @param silence after their last word
 * @param answer of ours that they may still speak into
 * @param farewell silence after our last words, before what can't be undone is done
 */
public record TakeBack(Duration silence, Duration answer, Duration farewell) {}
