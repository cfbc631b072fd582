// What is nicer with a script: the reader's own time beside UTC, copying, filtering while typing. Nothing needs it.
"use strict";
(() => {
  const words = document.currentScript.dataset;
  // as the reader's country writes times, if the page is in the reader's language
  const language = document.documentElement.lang.slice(0, 2);
  const place = navigator.languages.find((one) => one.slice(0, 2) === language) ?? document.documentElement.lang;
  // with its zone: beside another time, and on paper, a time without one is that of nobody
  const clock = { hour: "numeric", minute: "2-digit", timeZoneName: "short" };
  const day = { month: "short", day: "numeric" };
  const sameDay = new Intl.DateTimeFormat(place, clock);
  const sameYear = new Intl.DateTimeFormat(place, { ...day, ...clock });
  const otherYear = new Intl.DateTimeFormat(place, { year: "numeric", ...day, ...clock });

  // the reader's own time; its date only where it is not that of UTC, which stands before it
  function ownTime(at) {
    if (at.getFullYear() !== at.getUTCFullYear()) return otherYear.format(at);
    return (at.getDate() === at.getUTCDate() ? sameDay : sameYear).format(at);
  }

  function dress(root) {
    for (const time of root.querySelectorAll("time[datetime]:not([data-plain])")) {
      const at = new Date(time.dateTime);
      if (isNaN(at) || at.getTimezoneOffset() === 0 || time.nextElementSibling?.className === "own") continue;
      const own = document.createElement("span");
      own.className = "own";
      own.textContent = "(" + ownTime(at) + ")";
      time.after(" ", own);
    }
    if (!navigator.clipboard) return;
    for (const fact of root.querySelectorAll("[data-copy]:not(body *[data-ready])")) {
      if (fact.tagName === "SCRIPT") continue;
      fact.dataset.ready = "";
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copier";
      const told = document.createElement("span"), what = document.createElement("span");
      told.textContent = words.copy;
      what.className = "unseen"; // one of many of that name, to who hears them
      what.textContent = " " + (fact.closest("dd")?.previousElementSibling ?? fact).textContent.trim().slice(0, 60);
      button.append(told, what);
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(fact.textContent.trim());
        told.textContent = words.copied;
        setTimeout(() => { told.textContent = words.copy; }, 1500);
      });
      fact.after(button);
    }
  }

  for (const form of document.querySelectorAll("form[data-filter]")) {
    const list = document.getElementById(form.dataset.filter);
    let waiting, asked = 0;
    const show = async () => {
      const mine = ++asked;
      const address = form.action + "?" + new URLSearchParams(new FormData(form));
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      if (!answer.ok || mine !== asked) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      list.replaceChildren(...page.getElementById(form.dataset.filter).children);
      const told = list.querySelector(".empty p") ?? page.querySelector("h1");
      document.getElementById(form.dataset.filter + "-status").textContent = told.textContent.trim();
      document.querySelector("h1 .count")?.replaceWith(page.querySelector("h1 .count"));
      const behind = page.querySelector("link[type='application/json']").getAttribute("href");
      for (const one of document.querySelectorAll("[type='application/json']")) one.setAttribute("href", behind);
      history.replaceState(null, "", address);
      dress(list);
    };
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 250); });
  }

  dress(document);
})();
