package dev.parley.rtp;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A listener that remembers what it was told: a key as itself, '-' for lost, '+' for resumed, '!'
 * for failed.
 */
final class Recollection implements MediaListener {
  final BlockingQueue<Character> told = new LinkedBlockingQueue<>();
  final AtomicInteger quiet = new AtomicInteger();

  @Override
  public void digit(char digit) {
    told.add(digit);
  }

  @Override
  public void mediaQuiet() {
    quiet.incrementAndGet();
  }

  @Override
  public void mediaLost() {
    told.add('-');
  }

  @Override
  public void mediaFailed(Throwable cause) {
    told.add('!');
  }

  @Override
  public void mediaResumed() {
    told.add('+');
  }

  String soFar() {
    StringBuilder all = new StringBuilder();
    told.forEach(all::append);
    return all.toString();
  }
}
