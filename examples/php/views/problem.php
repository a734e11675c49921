<h1>That did not work</h1>
<p class="problem" role="alert"><?= escape($message) ?></p>
<p><a href="/">Back to the shop</a></p>
