const clock = document.querySelector("[role=timer]");

/** Shows the time of day, and again at the next whole second. */
function turn() {
  clock.textContent = new Date().toISOString().slice(11, 19);
  setTimeout(turn, 1000 - (Date.now() % 1000));
}

turn();
