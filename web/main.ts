import { mount } from 'svelte';
import './styles/base.css';
import './styles/print.css';
import App from './app/App.svelte';

const target = document.getElementById('page');
if (target !== null) mount(App, { target });
