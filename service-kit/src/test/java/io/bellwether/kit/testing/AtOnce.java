package io.bellwether.kit.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Runs the same thing many times at once: all start together.
public final class AtOnce {

  private AtOnce() {}

  public static <T> List<T> times(int count, IntFunction<Callable<T>> task) {
    var barrier = new CyclicBarrier(count);
    try (var threads = Executors.newFixedThreadPool(count)) {
      var running =
          IntStream.range(0, count)
              .mapToObj(
                  n ->
                      threads.submit(
                          () -> {
                            barrier.await();
                            return task.apply(n).call();
                          }))
              .toList();
      var results = new ArrayList<T>();
      for (var one : running) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
